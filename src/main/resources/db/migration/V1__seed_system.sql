-- The seed system. Ids are UUIDv7, made by the application. JSON is kept in text columns: what clients sent comes back
-- unchanged, and both JPA providers can map it.

create table app_user (
    id         uuid primary key,
    name       varchar(255) not null,
    created_at timestamptz  not null
);

-- Whom the server serves while sign-in is off.
insert into app_user (id, name, created_at)
values ('00000000-0000-7000-8000-000000000001', 'local', now());

create table project (
    id          uuid primary key,
    name        varchar(255) not null,
    description text,
    created_at  timestamptz  not null,
    updated_at  timestamptz  not null
);
create index project_newest on project (updated_at desc, id desc);

create table access_grant (
    id           uuid primary key,
    principal_id uuid        not null references app_user (id) on delete cascade,
    project_id   uuid        not null references project (id) on delete cascade,
    role         varchar(16) not null,
    unique (principal_id, project_id)
);
create index access_grant_project on access_grant (project_id);

create table agent_config (
    id                  uuid primary key,
    project_id          uuid         not null unique references project (id) on delete cascade,
    agent_type          varchar(64)  not null,
    system_instructions text,
    environment_type    varchar(64)  not null,
    environment_config  text         not null,
    enabled_tools       text         not null,
    llm_provider        varchar(64)  not null,
    llm_model           varchar(255) not null,
    llm_config          text         not null
);

create table chat_session (
    id           uuid primary key,
    project_id   uuid         not null references project (id) on delete cascade,
    name         varchar(255) not null,
    created_at   timestamptz  not null,
    container_id varchar(255),
    status       varchar(16)  not null
);
create index chat_session_newest on chat_session (project_id, created_at desc, id desc);

create table message (
    id               uuid primary key,
    chat_session_id  uuid        not null references chat_session (id) on delete cascade,
    parent_id        varchar(36), -- as text, because EclipseLink reads no null from a uuid column; so is the next
    depth            integer     not null, -- messages above it; orders a chat, and makes a page cost the same at any length
    role             varchar(16) not null,
    content          text        not null,
    created_at       timestamptz not null,
    message_metadata text        not null,
    status           varchar(16) not null,
    generation_id    varchar(36),
    provider         varchar(64),
    model            varchar(255),
    finish_reason    varchar(32),
    reasoning        text,
    usage            text
);
create index message_in_order on message (chat_session_id, depth);
create index message_parent on message (parent_id);

create table generation (
    id              uuid primary key,
    chat_session_id uuid         not null references chat_session (id) on delete cascade,
    message_id      uuid         not null references message (id) on delete cascade,
    status          varchar(16)  not null,
    owner           uuid         not null, -- the boot of the server that writes its log
    provider        varchar(64)  not null,
    model           varchar(255) not null,
    created_at      timestamptz  not null,
    ended_at        timestamptz
);
-- One at a time in a chat.
create unique index generation_running on generation (chat_session_id) where status in ('QUEUED', 'STREAMING');
create index generation_message on generation (message_id);

-- The log of a generation: gap-free, numbered from 1, written before it is shown.
create table generation_entry (
    generation_id uuid        not null references generation (id) on delete cascade,
    seq           integer     not null,
    kind          varchar(16) not null,
    content       text        not null,
    primary key (generation_id, seq)
);
