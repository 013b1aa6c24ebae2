-- What was learned stands by the class it leads on from: the empty one for fields, a field for its second level, both for the third (decisions 150).
alter table demands.model drop constraint model_one;
alter table demands.model add column above text not null default '';
alter table demands.model drop column id;
alter table demands.model add constraint model_pkey primary key (above);
alter table demands.model alter column above drop default;
comment on column demands.model.above is 'Among the classes below which this model chooses: empty for fields, else the field, or the field and its second after a line break.';
grant delete on demands.model to {{app}};

-- A topic names the class of the second level that most of its decided messages have.
alter table demands.topic add column field text, add column second text;
alter table demands.topic add constraint topic_class check (second is null or field is not null);
comment on column demands.topic.second is 'The class most of its messages were decided to be, where that is clear; null where it is not.';
