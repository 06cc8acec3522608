-- Sign-in by OpenID Connect: what is needed to end it, at the provider and by the provider.

create table oidc_session (
    id           uuid primary key references browser_session (id) on delete cascade,
    user_id      uuid         not null,
    issuer       varchar(512) not null,
    subject      varchar(512) not null,
    sid          varchar(512), -- the provider's name for its session, where it has one
    id_token     text,         -- sealed; none without a master key
    id_token_key varchar(32)   -- the master key's id
);
create index oidc_session_of_sid on oidc_session (sid, issuer);
create index oidc_session_of_subject on oidc_session (subject, issuer);

-- Logout tokens that were obeyed: each is, once.
create table oidc_logout (
    id         varchar(64) primary key, -- SHA-256 of the issuer and the token's jti
    expires_at timestamptz not null
);
create index oidc_logout_expired on oidc_logout (expires_at);
