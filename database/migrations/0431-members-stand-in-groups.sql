-- Party groups 党小组 (ORG-05, party-rules §2.2): a member has one branch and at most one group, of that branch. A group holds no relation of its own.
alter table members.member
  add column group_id uuid,
  add column group_type text generated always as (case when group_id is not null then 'PARTY_GROUP' end) stored;
comment on column members.member.group_id is 'The Party group 党小组 of this branch in which the member stands; none is 未编组.';
comment on column members.member.group_type is 'Only so that the foreign key takes nothing but a group.';

-- Whoever had his relation in a group has it in the branch of the group from now on, and stands in that group.
create temp table in_group on commit drop as
  select m.id as member_id, m.person_id, g.id as group_id, b.id as org_id, b.path as org_path
  from members.member m join organisations.org g on g.id = m.org_id and g.type = 'PARTY_GROUP' join organisations.org b on b.id = g.parent_id;
update people.person p set org_id = i.org_id, org_path = i.org_path from in_group i where p.id = i.person_id;
update members.posting p set org_id = i.org_id, org_path = i.org_path
  from in_group i where p.member_id = i.member_id and p.org_id = i.group_id and upper_inf(p.valid);
update members.member m set org_id = i.org_id, org_path = i.org_path, group_id = i.group_id from in_group i where m.id = i.member_id;
update accounts.identity a set org_id = b.id, org_path = b.path
  from organisations.org g join organisations.org b on b.id = g.parent_id where a.org_id = g.id and g.type = 'PARTY_GROUP' and a.role = 'MEMBER';

-- Judged at the commit: a change of the tree gives away groups and members one after the other.
alter table members.member add constraint member_group foreign key (group_id, org_id, group_type)
  references organisations.org (id, parent_id, type) deferrable initially deferred;
create index member_by_group on members.member (group_id, org_id, group_type) where group_id is not null;

alter table members.revision drop constraint revision_source;
alter table members.revision add constraint revision_source
  check (source in ('MANUAL', 'IMPORT', 'REVOCATION', 'MERGE', 'SEPARATION', 'RESHAPING'));
