-- Administration: people listed by name, and what an administrator said of what was made while sign-in was off.

create index app_user_by_name on app_user (lower(name), id);
create index app_user_administers on app_user (id) where administrator or administrator_by_configuration;

-- Counts for all grants of the local user's with a smaller id.
create table unclaimed_decision (
    id         uuid primary key,
    decided_at timestamptz not null,
    taken      boolean     not null
);
