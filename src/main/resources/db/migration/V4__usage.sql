-- What answers cost. A row stays when its chat is deleted: it was paid all the same. It goes with its project.
create table usage_entry (
    id               uuid primary key, -- the generation's
    at               timestamptz  not null,
    user_id          uuid         not null,
    project_id       uuid         not null references project (id) on delete cascade,
    chat_id          uuid         not null,
    provider         varchar(64)  not null,
    model            varchar(255) not null,
    status           varchar(16)  not null,
    input_tokens     integer, -- null is unknown, here and below
    output_tokens    integer,
    cached_tokens    integer,
    reasoning_tokens integer,
    estimated        boolean      not null, -- counted by us, because the provider told nothing
    cost             numeric(18, 9), -- US dollars
    first_token_ms   integer,
    duration_ms      integer
);
create index usage_entry_of_project on usage_entry (project_id, at);
create index usage_entry_of_chat on usage_entry (chat_id);

-- Who asked, and so who is to pay.
alter table generation add column asked_by uuid not null default '00000000-0000-7000-8000-000000000001';
alter table generation alter column asked_by drop default;
