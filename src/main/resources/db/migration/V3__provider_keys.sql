-- Where providers are, and the keys to them, sealed (see settings.KeySeal): one row for each person, and one for everybody.
create table provider_key (
    id           uuid primary key,
    principal_id varchar(36), -- as text, because EclipseLink reads no null from a uuid column; null is everybody
    provider     varchar(64)   not null,
    base_url     varchar(2048) not null, -- the only address that the key goes to
    master_key   varchar(16), -- which key of ours seals it; null, as the next two, where there is no key
    sealed       text,
    ends_in      varchar(4),
    updated_at   timestamptz   not null,
    version      integer       not null
);
create unique index provider_key_once on provider_key (coalesce(principal_id, ''), provider);
