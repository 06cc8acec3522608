-- Who asks: people, the groups they are in, the browsers in which they are signed in; what they share, and what was done.

-- A person is known by who vouches for them and the name that they have there, never by an e-mail address.
alter table app_user add column issuer varchar(512) not null default 'none';
alter table app_user add column subject varchar(512) not null default 'local';
alter table app_user alter column issuer drop default;
alter table app_user alter column subject drop default;
alter table app_user add constraint app_user_once unique (issuer, subject);
alter table app_user add column email varchar(320);
alter table app_user add column email_verified boolean not null default false;
alter table app_user add column administrator boolean not null default false;
-- As the configuration names them, found anew at each sign-in.
alter table app_user add column administrator_by_configuration boolean not null default false;
alter table app_user add column suspended_at timestamptz;
alter table app_user add column last_sign_in_at timestamptz;
update app_user set administrator = true where issuer = 'none';

create table user_group (
    id         uuid primary key,
    name       varchar(255) not null,
    from_sign_in boolean    not null default false, -- made by a claim or header, and filled by those of that name
    created_at timestamptz  not null,
    unique (name, from_sign_in)
);

create table membership (
    id           uuid primary key,
    group_id     uuid    not null references user_group (id) on delete cascade,
    user_id      uuid    not null references app_user (id) on delete cascade,
    from_sign_in boolean not null, -- a claim or header said so, and may say otherwise the next time
    unique (user_id, group_id)
);
create index membership_of_group on membership (group_id);

-- A browser in which somebody is signed in; of its cookie only the SHA-256.
create table browser_session (
    id           uuid primary key,
    user_id      uuid        not null references app_user (id) on delete cascade,
    token_hash   varchar(64) not null unique,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null,
    address      varchar(64),
    user_agent   varchar(255)
);
create index browser_session_of_user on browser_session (user_id);
create index browser_session_expired on browser_session (expires_at);

-- A project is granted to a person or to a group.
alter table access_grant drop constraint access_grant_principal_id_fkey;
alter table access_grant add column principal_kind varchar(8) not null default 'USER';
alter table access_grant alter column principal_kind drop default;

-- Whom a grant lets in, one by one: the one place that knows of groups and of suspended people.
create view reach as
select g.id || '/' || u.id as id, u.id as user_id, g.project_id, g.role, g.hidden
from access_grant g join app_user u on u.id = g.principal_id
where g.principal_kind = 'USER' and u.suspended_at is null
union all
select g.id || '/' || u.id, u.id, g.project_id, g.role, g.hidden
from access_grant g join membership m on m.group_id = g.principal_id join app_user u on u.id = m.user_id
where g.principal_kind = 'GROUP' and u.suspended_at is null;

-- What was done, by whom. Rows are added and never changed.
create table audit_entry (
    id           uuid primary key,
    at           timestamptz  not null,
    actor_id     varchar(36), -- as text, because EclipseLink reads no null from a uuid column; so are the next ids
    actor        varchar(255) not null, -- the name at that time
    action       varchar(64)  not null,
    subject_kind varchar(32),
    subject_id   varchar(36),
    subject      varchar(255),
    project_id   varchar(36),
    address      varchar(64),
    detail       text         not null
);
create index audit_entry_of_actor on audit_entry (actor_id, id);
create index audit_entry_of_project on audit_entry (project_id, id);
create index audit_entry_of_action on audit_entry (action, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is only added to.';
end $$;
create trigger audit_entry_is_only_added_to before update or delete on audit_entry
    for each row execute function refuse_change();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
    for each statement execute function refuse_change();
