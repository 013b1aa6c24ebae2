-- Why an import was taken back or a pair opened again is a sentence somebody typed, and may name people: it stands with the record, which
-- can be erased, and no longer in the audit, which cannot.
alter table members.import_batch add column revoke_reason text;
comment on column members.import_batch.revoke_reason is 'Why it was taken back 撤回理由.';
alter table members.duplicate add column reopen_reason text;
comment on column members.duplicate.reopen_reason is 'Why it was last opened again 重新核对的理由.';
