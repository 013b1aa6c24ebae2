-- What waits is found without reading what does not: articles to review, rosters to confirm, changes of the tree to approve.
create index article_to_review on publishing.article (org_path, saved_at) where status = 'REVIEW' or pending = 'REVIEW';
create index import_batch_waiting on members.import_batch (account_id, created_at) where state in ('UNMAPPED', 'CHECKED');
create index reshaping_waiting on organisations.reshaping (org_path, effective_on) where state in ('ASKED', 'STOPPED');
