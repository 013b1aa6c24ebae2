-- A receipt also tells that not all files of a mail were kept (decisions 351).
comment on column cases.telling.hints is
  'Of a receipt: what may be in danger by the words of the message, as codes of sentences, and whether files that came along were left out.';
