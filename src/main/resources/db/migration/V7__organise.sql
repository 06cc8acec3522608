-- What people do with chats and messages: pin, read, rate, and delete with a way back.

alter table chat_session add column pinned boolean not null default false;
alter table chat_session add column last_active_at timestamptz; -- something was said
update chat_session c set last_active_at = coalesce(
    (select max(m.created_at) from message m where m.chat_session_id = c.id), c.created_at);
alter table chat_session alter column last_active_at set not null;

-- How far a person has read. A chat that has no mark is read up to its beginning.
create table read_mark (
    id              uuid primary key,
    principal_id    uuid        not null references app_user (id) on delete cascade,
    chat_session_id uuid        not null references chat_session (id) on delete cascade,
    read_at         timestamptz not null,
    unique (principal_id, chat_session_id)
);
create index read_mark_of_chat on read_mark (chat_session_id);
insert into read_mark (id, principal_id, chat_session_id, read_at)
select gen_random_uuid(), g.principal_id, c.id, now()
from chat_session c join access_grant g on g.project_id = c.project_id;

alter table message add column rating varchar(8);
-- What is deleted is hidden at once and erased later; whatever is deleted together has the same time.
alter table message add column deleted_at timestamptz;
create index message_deleted on message (deleted_at) where deleted_at is not null;
