-- Accounts of our own: what people sign in with, and the links by which they choose it.

-- Names and e-mail addresses as they are compared. In one column, so that nobody's name is another's address.
create table login_name (
    name    varchar(320) primary key,
    user_id uuid         not null references app_user (id) on delete cascade
);
create index login_name_of_user on login_name (user_id);

-- Nobody signs in by a password before they have chosen one.
create table local_password (
    user_id    uuid primary key references app_user (id) on delete cascade,
    hash       varchar(255) not null, -- argon2id with its parameters and salt, in the PHC string format
    changed_at timestamptz  not null
);

-- Of the token in the link only the SHA-256. The one that makes the first administrator is nobody's yet.
create table account_link (
    id         uuid primary key,
    token_hash varchar(64) not null unique,
    kind       varchar(16) not null,
    user_id    varchar(36),
    expires_at timestamptz not null
);
create index account_link_of_user on account_link (user_id);

-- Failed sign-ins, for all servers to count together; the ids are hashes, since somebody may have typed a password as a name.
create table sign_in_counter (
    id            varchar(64) primary key,
    failures      integer     not null,
    blocked_until timestamptz not null,
    forget_at     timestamptz not null
);
create index sign_in_counter_old on sign_in_counter (forget_at);
