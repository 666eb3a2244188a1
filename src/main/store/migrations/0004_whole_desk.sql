-- What the whole desk needs: large tables found at once, spending by day and model, views that are kept.

-- The log of a batch. What an event is about in one word, so that a long log is narrowed and read page by page.
alter table event add column topic text not null generated always as (
  case
    when kind = 'limiter' then iif(data ->> 'cause' in ('allowed', 'held', 'grew'), 'limits', 'models')
    when kind = 'paused:budget' then 'limits'
    when kind = 'started' or kind = 'complete' then 'run'
    when kind = 'lost_calls' or kind = 'files' then 'trouble'
    when kind <> 'paused:operator' and kind glob 'paused:*' then 'trouble'
    else 'operator'
  end
) virtual;
create index event_by_topic on event (batch_id, topic);
-- All but the limiter's, of which there may be many: when a batch ran is found among these.
create index event_of_run on event (batch_id) where kind <> 'limiter';
create index event_of_limiter on event (batch_id, data ->> 'cause', at) where kind = 'limiter';

-- The row that a person changed.
alter table event add column row integer;

-- Views of the items under a name: the part of the address that narrows, sorts and chooses columns.
create table saved_view (
  id integer primary key,
  pipeline text not null,
  name text not null collate nocase,
  query text not null,
  unique (pipeline, name)
) strict;

-- The columns that were chosen last for a pipeline over tables with these headers (JSON).
create table shown_columns (
  pipeline text not null,
  headers text not null check (json_valid(headers)),
  columns text not null,
  primary key (pipeline, headers)
) strict, without rowid;
