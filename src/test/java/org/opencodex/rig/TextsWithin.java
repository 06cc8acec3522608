package org.opencodex.rig;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which of many texts another one holds, in one pass however many they are. The texts are of ASCII. */
final class TextsWithin {
    /** As many characters as a {@code long} has bytes: the beginning by which a text is found. */
    private static final int BEGINNING = Long.BYTES;

    private static final int BITS = 1 << 16;

    private final Map<Long, List<String>> byBeginning = new ConcurrentHashMap<>();

    /** A beginning that is not in here is none; most places of a text end with that. */
    private volatile BitSet perhaps = new BitSet(BITS);

    /** Throws {@link IllegalArgumentException} for a text that is too short to be told from others. */
    synchronized void add(String text) {
        if (text.length() < BEGINNING) {
            throw new IllegalArgumentException("Of 8 characters or more: " + text);
        }
        var beginning = 0L;
        for (var i = 0; i < BEGINNING; i++) {
            beginning = next(beginning, text.charAt(i));
        }
        byBeginning
                .computeIfAbsent(beginning, key -> new CopyOnWriteArrayList<>())
                .add(text);
        var more = (BitSet) perhaps.clone();
        more.set(bit(beginning));
        perhaps = more;
    }

    private static long next(long window, char c) {
        return window << Byte.SIZE | c & 0xFF;
    }

    private static int bit(long window) {
        return Long.hashCode(window * 0x9E3779B97F4A7C15L) & BITS - 1;
    }

    List<String> of(String text) {
        var found = new ArrayList<String>();
        var known = perhaps;
        var window = 0L;
        for (var i = 0; i < text.length(); i++) {
            window = next(window, text.charAt(i));
            if (i + 1 >= BEGINNING && known.get(bit(window))) {
                for (var candidate : byBeginning.getOrDefault(window, List.of())) {
                    if (text.startsWith(candidate, i + 1 - BEGINNING)) {
                        found.add(candidate);
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }
}
