package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How the messages of a chat hang together (contract, part C). */
@ApplicationScoped
@Transactional
class Branches {
    @PersistenceContext
    private EntityManager entities;

    /** The branches from a leaf up to the root. */
    List<Branch> upFrom(UUID leafId) {
        var way = new ArrayList<Branch>();
        for (var id = leafId; id != null; ) {
            var row = entities.createQuery(
                            "select m.branchId, m.depth, f.parentId from Message m, Message f"
                                    + " where m.id = :id and f.id = m.branchId",
                            Object[].class)
                    .setParameter("id", id)
                    .getSingleResult();
            way.add(new Branch((UUID) row[0], (Integer) row[1]));
            id = (UUID) row[2];
        }
        return way;
    }

    /** The branch for a new child of {@code parent}, null for a new root: the parent's, or a new one where that has gone on. */
    UUID forChildOf(Message parent, UUID childId) {
        return parent == null || goesOn(parent) ? childId : parent.branchId();
    }

    private boolean goesOn(Message parent) {
        return entities.createQuery(
                                "select count(m) from Message m where m.branchId = :branch and m.depth = :next",
                                Long.class)
                        .setParameter("branch", parent.branchId())
                        .setParameter("next", parent.depth() + 1)
                        .getSingleResult()
                > 0;
    }

    /** The place of each message among the children of its parent, by id; they lie between two depths of one chat. */
    Map<UUID, Siblings> siblings(UUID chatId, int from, int to) {
        var rows = entities.createQuery(
                        "select m.id, m.parentId from Message m"
                                + " where m.chatId = :chat and m.depth >= :from and m.depth <= :to"
                                + " and m.deletedAt is null order by m.id",
                        Object[].class)
                .setParameter("chat", chatId)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
        Map<UUID, List<UUID>> children = new HashMap<>();
        for (var row : rows) {
            children.computeIfAbsent((UUID) row[1], parent -> new ArrayList<>()).add((UUID) row[0]);
        }
        Map<UUID, Siblings> places = new HashMap<>();
        for (var family : children.values()) {
            for (var i = 0; i < family.size(); i++) {
                places.put(family.get(i), new Siblings(i + 1, family.size(), at(family, i - 1), at(family, i + 1)));
            }
        }
        return places;
    }

    private static String at(List<UUID> family, int place) {
        return place < 0 || place == family.size() ? null : family.get(place).toString();
    }

    /** Whether the way from the root to a leaf, which may be null, goes through a message. */
    boolean leads(UUID leafId, Message through) {
        return upFrom(leafId).stream()
                .anyMatch(branch -> branch.id().equals(through.branchId()) && branch.until() >= through.depth());
    }

    /** The newest of a message and those below it: nothing was said under it yet. */
    Message newestBelow(Message top) {
        return entities.createQuery(
                        "select m from Message m where m.branchId in :branches and m.depth >= :depth"
                                + " and m.deletedAt is null order by m.id desc",
                        Message.class)
                .setParameter("branches", below(top).keySet())
                .setParameter("depth", top.depth())
                .setMaxResults(1)
                .getSingleResult();
    }

    /** The branches that a message and those below it lie in, each with the depth from which on it is below. */
    Map<UUID, Integer> below(Message top) {
        var from = new HashMap<UUID, Integer>();
        from.put(top.branchId(), top.depth());
        // A branch begins after the one that it leaves, so one look at each, oldest first, finds all.
        forks(top.chatId()).forEach((first, parent) -> {
            var leaves = from.get(parent.branchId());
            if (leaves != null && parent.depth() >= leaves) {
                from.put(first, parent.depth() + 1);
            }
        });
        return from;
    }

    /** The parent of the first message of each branch that leaves another, oldest first. */
    private Map<UUID, Message> forks(UUID chatId) {
        // In two steps, since ids of parents are text in the database.
        var firsts = entities.createQuery(
                        "select f.id, f.parentId from Message f"
                                + " where f.chatId = :chat and f.branchId = f.id and f.parentId is not null order by f.id",
                        Object[].class)
                .setParameter("chat", chatId)
                .getResultList();
        if (firsts.isEmpty()) {
            return Map.of();
        }
        var parents = entities.createQuery("select p from Message p where p.id in :ids", Message.class)
                .setParameter(
                        "ids", firsts.stream().map(row -> row[1]).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(Message::id, parent -> parent));
        Map<UUID, Message> forks = new LinkedHashMap<>();
        firsts.forEach(row -> forks.put((UUID) row[0], parents.get((UUID) row[1])));
        return forks;
    }
}
