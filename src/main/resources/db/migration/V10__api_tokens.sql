-- What programs come with; of tokens and tickets only the SHA-256.
create table api_token (
    id           uuid primary key,
    user_id      uuid         not null references app_user (id) on delete cascade,
    name         varchar(100) not null,
    scope        varchar(8)   not null,
    token_hash   varchar(64)  not null unique,
    ends_in      varchar(8)   not null,
    created_at   timestamptz  not null,
    expires_at   timestamptz  not null,
    last_used_at timestamptz -- to the minute
);
create index api_token_of_user on api_token (user_id);
create index api_token_expired on api_token (expires_at);

-- Opens one socket or event stream, once; it is worth no more than what its maker came with.
create table ticket (
    ticket_hash     varchar(64) primary key,
    user_id         uuid        not null references app_user (id) on delete cascade,
    credential_kind varchar(8)  not null,
    credential_id   varchar(36),
    scope           varchar(8)  not null,
    expires_at      timestamptz not null
);
create index ticket_expired on ticket (expires_at);
