package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** People and groups as others see them, who want to share with them. */
@ApplicationScoped
@Transactional
public class Principals {
    /** Nobody can share with somebody who may not come in, or with the one who is served while sign-in is off. */
    private static final String AROUND = "select a from Account a where" + Account.COMES_IN + " and a.issuer <> 'none'";

    private final String issuer = AuthMode.issuer(ConfigProvider.getConfig(Principals.class.getClassLoader()));

    @PersistenceContext
    private EntityManager entities;

    /**
     * @param email null for a group, and for a person whose address nobody told
     * @param fromSignIn a group that sign-in fills; one of the same name may have been made here
     */
    public record Named(UUID id, String name, String email, boolean fromSignIn) {
        private static Named of(Account account) {
            return new Named(account.id(), account.name(), account.email(), false);
        }

        private static Named of(Group group) {
            return new Named(group.id(), group.name(), null, group.fromSignIn());
        }
    }

    /** Of these people, those who are known, by id; whether they could be shared with or not. */
    public Map<UUID, Named> people(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : byId(
                        entities.createQuery("select a from Account a where a.id in :ids", Account.class)
                                .setParameter("ids", ids)
                                .getResultList(),
                        Named::of);
    }

    /** Of these groups, those that are known, by id. */
    public Map<UUID, Named> groups(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : byId(
                        entities.createQuery("select g from UserGroup g where g.id in :ids", Group.class)
                                .setParameter("ids", ids)
                                .getResultList(),
                        Named::of);
    }

    private static <T> Map<UUID, Named> byId(List<T> found, Function<T, Named> naming) {
        return found.stream().map(naming).collect(Collectors.toMap(Named::id, Function.identity()));
    }

    /** Somebody to share with. */
    public Optional<Named> person(UUID id) {
        return entities.createQuery(AROUND + " and a.id = :id", Account.class)
                .setParameter("issuer", issuer)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(Named::of);
    }

    /** People to share with whose name or address has this part, in any case, by name. */
    public List<Named> peopleWith(String part, int limit) {
        return entities
                .createQuery(
                        AROUND + " and (lower(a.name) like :part escape '!' or lower(a.email) like :part escape '!')"
                                + " order by lower(a.name), a.id",
                        Account.class)
                .setParameter("issuer", issuer)
                .setParameter("part", pattern(part))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Named::of)
                .toList();
    }

    /** Groups whose name has this part, in any case, by name. */
    public List<Named> groupsWith(String part, int limit) {
        return entities
                .createQuery(
                        "select g from UserGroup g where lower(g.name) like :part escape '!' order by lower(g.name), g.id",
                        Group.class)
                .setParameter("part", pattern(part))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Named::of)
                .toList();
    }

    private static String pattern(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
