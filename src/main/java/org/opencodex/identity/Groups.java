package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All groups, and who is in them. */
@ApplicationScoped
@Transactional
public class Groups {
    /** Two sign-ins at once may both bring a new group. */
    private static final String ADD =
            "insert into user_group (id, name, created_at) values (cast(?1 as uuid), ?2, now()) on conflict (name) do nothing";

    @PersistenceContext
    private EntityManager entities;

    /** The names of the groups that somebody is in, in their order. */
    public List<String> namesOf(UUID userId) {
        return entities.createQuery(
                        "select g.name from UserGroup g where exists (select m from Membership m where m.groupId = g.id"
                                + " and m.userId = :user) order by g.name",
                        String.class)
                .setParameter("user", userId)
                .getResultList();
    }

    public Optional<Group> named(String name) {
        return entities.createQuery("select g from UserGroup g where g.name = :name", Group.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /**
     * Puts somebody into just these groups, as far as sign-in says so; what an administrator added stays. Groups that are
     * not there are made.
     */
    void follow(UUID userId, Set<String> names) {
        var wanted = names.stream().map(this::make).map(Group::id).collect(Collectors.toCollection(HashSet::new));
        for (var membership : of(userId)) {
            if (!wanted.remove(membership.groupId()) && membership.fromSignIn()) {
                entities.remove(membership);
            }
        }
        wanted.forEach(group -> entities.persist(new Membership(group, userId, true)));
    }

    private Group make(String name) {
        return named(name).orElseGet(() -> {
            entities.createNativeQuery(ADD)
                    .setParameter(1, new Group(name).id().toString())
                    .setParameter(2, name)
                    .executeUpdate();
            return named(name).orElseThrow();
        });
    }

    private List<Membership> of(UUID userId) {
        return entities.createQuery("select m from Membership m where m.userId = :user", Membership.class)
                .setParameter("user", userId)
                .getResultList();
    }
}
