-- Whoever is gone has nothing any more: a grant names a person or a group, so no foreign key says it.
create function forget_grants() returns trigger language plpgsql as $$
begin
    delete from access_grant where principal_id = old.id;
    return null;
end $$;
create trigger app_user_takes_its_grants after delete on app_user for each row execute function forget_grants();
create trigger user_group_takes_its_grants after delete on user_group for each row execute function forget_grants();
