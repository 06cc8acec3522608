-- Whether the server may name the chat: nobody gave it a name.
alter table chat_session add column auto_named boolean not null default false;

-- What it is named by: its first words, or a model.
alter table agent_config add column chat_titles varchar(16) not null default 'WORDS';
