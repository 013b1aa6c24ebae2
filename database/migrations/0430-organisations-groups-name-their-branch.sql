-- A member stands in a Party group 党小组 of his own branch (ORG-05): what other tables hold on to says which branch that is.
alter table organisations.org add constraint org_id_parent_type_unique unique (id, parent_id, type);
