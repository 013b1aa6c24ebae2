-- The policy of a failing link asks whether its article is there for the reader. PostgreSQL offers that as a look at each article, or as a hash of all articles
-- in reach, and chose by the reach that asked first on a connection, which it takes from the policy of articles: the plan that is kept was not the same for
-- everybody (decisions 43). A subquery with an offset is looked at row by row and in no other way; there are few links that fail, and each names its article.
alter policy through_article on publishing.failing_link
  using (exists (select 1 from publishing.article a where a.id = article_id offset 0))
  with check (exists (select 1 from publishing.article a where a.id = article_id offset 0));
