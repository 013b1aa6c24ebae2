-- A place that narrows its list to a frequent class reads its own cases and not those of the whole county.
create index case_by_place_and_class on cases.case (org_path, field, second, created_at desc) where field is not null;
