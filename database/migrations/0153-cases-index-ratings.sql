-- What citizens judged lately, for who leads: by time, not by reading every judgement there ever was.
create index rating_by_time on cases.rating (at);
