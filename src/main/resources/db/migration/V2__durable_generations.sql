-- Durable generations: leases, sending once, versions, deleting that can be undone, and a chat as a tree of branches.

-- A PUT raises it; one that names a stale version changes nothing.
alter table project add column version integer not null default 1;
alter table agent_config add column version integer not null default 1;
alter table chat_session add column version integer not null default 1;

-- What is deleted is hidden at once and erased later.
alter table project add column deleted_at timestamptz;
alter table chat_session add column deleted_at timestamptz;
alter table chat_session add column deleted_with_project boolean not null default false;
alter table access_grant add column hidden boolean not null default false; -- its project is deleted
create index project_deleted on project (deleted_at) where deleted_at is not null;
create index chat_session_deleted on chat_session (deleted_at) where deleted_at is not null;

-- A branch is a line of messages without a fork; its id is that of its first message. The way from the root to a leaf is
-- a few branches, each up to a depth, so a page costs the same at any length.
alter table message add column version integer not null default 1;
alter table message add column omitted_messages integer;
alter table message add column branch_id uuid;
update message m set branch_id =
    (select r.id from message r where r.chat_session_id = m.chat_session_id and r.depth = 0);
alter table message alter column branch_id set not null;
create index message_in_branch on message (branch_id, depth);
alter table chat_session add column active_message_id varchar(36);
update chat_session c set active_message_id =
    (select m.id from message m where m.chat_session_id = c.id order by m.depth desc limit 1);

-- What a client has sent under an id of its own, so that a repeat does nothing twice.
create table send_receipt (
    id                uuid primary key,
    chat_session_id   uuid        not null references chat_session (id) on delete cascade,
    client_message_id uuid        not null,
    digest            varchar(64) not null, -- of the request: another request may not use the id again
    user_message_id   varchar(36),
    generation_id     varchar(36),
    unique (chat_session_id, client_message_id)
);

-- The owner holds a generation as long as it renews the lease, by the database's clock.
alter table generation add column lease_until timestamptz not null default now() + interval '10 seconds';
alter table generation add column stop_requested boolean not null default false;
alter table generation add column omitted_messages integer not null default 0;
alter table generation add column log_trimmed boolean not null default false;
create index generation_untrimmed on generation (ended_at) where ended_at is not null and not log_trimmed;

-- The servers that use this database now. With one alone, nobody needs to be notified.
create table server_node (
    id      uuid primary key,
    seen_at timestamptz not null
);
