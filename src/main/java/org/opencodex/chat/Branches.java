package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
                                + " where m.chatId = :chat and m.depth >= :from and m.depth <= :to order by m.id",
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
                places.put(family.get(i), new Siblings(i + 1, family.size()));
            }
        }
        return places;
    }
}
