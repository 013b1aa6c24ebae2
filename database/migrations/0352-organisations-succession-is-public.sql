-- Which organisation went on into which is as public as their names: the portal leads old addresses on by it (decisions 8).
grant select on organisations.succession to {{portal}};
