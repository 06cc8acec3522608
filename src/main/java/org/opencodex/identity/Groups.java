package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencodex.platform.Ids;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** All groups, and who is in them. */
@ApplicationScoped
@Transactional
public class Groups {
    /** Two sign-ins at once may both bring a new group. */
    private static final String ADD =
            "insert into user_group (id, name, from_sign_in, created_at) values (cast(?1 as uuid), ?2, ?3, now())"
                    + " on conflict (name, from_sign_in) do nothing";

    /** An administrator and a sign-in may both bring somebody at once. */
    private static final String PUT = "insert into membership (id, group_id, user_id, from_sign_in)"
            + " values (cast(?1 as uuid), cast(?2 as uuid), cast(?3 as uuid), ?4) on conflict (user_id, group_id) do nothing";

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

    /** Whether there is one of that name, made here or by sign-in. */
    public boolean has(String name) {
        return Stream.of(true, false)
                .anyMatch(fromSignIn -> named(name, fromSignIn).isPresent());
    }

    private Optional<Group> named(String name, boolean fromSignIn) {
        return entities.createQuery(
                        "select g from UserGroup g where g.name = :name and g.fromSignIn = :fromSignIn", Group.class)
                .setParameter("name", name)
                .setParameter("fromSignIn", fromSignIn)
                .getResultStream()
                .findFirst();
    }

    /** Of some people, by their ids, the names of the groups that they are in, in their order. */
    public Map<UUID, List<String>> namesOf(Collection<UUID> userIds) {
        return userIds.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select m.userId, g.name from Membership m, UserGroup g where g.id = m.groupId"
                                        + " and m.userId in :users order by g.name",
                                Object[].class)
                        .setParameter("users", userIds)
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                row -> (UUID) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    /** The group, and nobody else changes it until this transaction ends. */
    public Optional<Group> lock(UUID id) {
        return Optional.ofNullable(entities.find(Group.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Nobody else gives a group a name until this transaction ends; to be called before anything else of it. */
    public void lockNames() {
        entities.createNativeQuery("lock table user_group in share row exclusive mode")
                .executeUpdate();
    }

    /** Empty where there is one of that name. */
    public Optional<Group> create(String name) {
        return !has(name) && add(name, false) ? named(name, false) : Optional.empty();
    }

    /** With the memberships. */
    public void remove(Group group) {
        entities.remove(group);
        entities.flush();
    }

    /** Whether sign-in says of anybody that they are in it, so that it would come back by itself. */
    public boolean isFilledBySignIn(UUID groupId) {
        return !entities.createQuery(
                        "select m.id from Membership m where m.groupId = :group and m.fromSignIn = true", UUID.class)
                .setParameter("group", groupId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** By hand. False if they are in it already. */
    public boolean join(UUID groupId, UUID userId) {
        return put(groupId, userId, false);
    }

    /** False if they are not in it. Throws {@code conflict} where sign-in says that they are. */
    public boolean leave(UUID groupId, UUID userId) {
        var membership = membership(groupId, userId);
        if (membership.filter(Membership::fromSignIn).isPresent()) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT,
                    "Sign-in says that they are in this group, and would again. Take them out of it there.");
        }
        membership.ifPresent(entities::remove);
        return membership.isPresent();
    }

    private Optional<Membership> membership(UUID groupId, UUID userId) {
        return of(userId).stream()
                .filter(membership -> membership.groupId().equals(groupId))
                .findFirst();
    }

    /** Whether {@link #follow} would change nothing. */
    boolean areAsSaid(UUID userId, Set<String> names) {
        var missing = new HashSet<>(names);
        for (var row : entities.createQuery(
                        "select g.name, m.fromSignIn from UserGroup g, Membership m where g.id = m.groupId"
                                + " and g.fromSignIn = true and m.userId = :user",
                        Object[].class)
                .setParameter("user", userId)
                .getResultList()) {
            var said = missing.remove((String) row[0]);
            if (!said && (Boolean) row[1]) {
                return false;
            }
        }
        return missing.isEmpty();
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
        wanted.forEach(group -> put(group, userId, true));
    }

    private boolean put(UUID groupId, UUID userId, boolean fromSignIn) {
        return entities.createNativeQuery(PUT)
                        .setParameter(1, Ids.next().toString())
                        .setParameter(2, groupId.toString())
                        .setParameter(3, userId.toString())
                        .setParameter(4, fromSignIn)
                        .executeUpdate()
                > 0;
    }

    private Group make(String name) {
        return named(name, true).orElseGet(() -> {
            add(name, true);
            return named(name, true).orElseThrow();
        });
    }

    private boolean add(String name, boolean fromSignIn) {
        return entities.createNativeQuery(ADD)
                        .setParameter(1, Ids.next().toString())
                        .setParameter(2, name)
                        .setParameter(3, fromSignIn)
                        .executeUpdate()
                > 0;
    }

    private List<Membership> of(UUID userId) {
        return entities.createQuery("select m from Membership m where m.userId = :user", Membership.class)
                .setParameter("user", userId)
                .getResultList();
    }
}
