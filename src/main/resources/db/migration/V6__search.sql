-- Full text of messages and of the names of chats, in no language's own grammar: chats are in all of them. Of a very long
-- message its beginning, since a text search vector holds no more than 1 MB.
alter table message add column search tsvector
    generated always as (to_tsvector('simple', left(content, 100000))) stored;
create index message_search on message using gin (search);
create index chat_session_search on chat_session using gin (to_tsvector('simple', name));
