package org.opencodex.administration;

import java.util.function.Consumer;
import org.opencodex.platform.Fields;
import org.opencodex.problem.OpenCodexException;

/** What people and groups are called: one line that is not blank. */
final class Name {
    static final int LONGEST_OF_GROUP = 255;

    private Name() {}

    /** Without blanks around it. Throws {@code validation_failed} for what is no name. */
    static Fields read(Fields fields, int most, Consumer<String> use) {
        return fields.text("name", 1, most, text -> use.accept(line(text)));
    }

    private static String line(String text) {
        var line = text.strip();
        if (line.isEmpty() || line.codePoints().anyMatch(Character::isISOControl)) {
            throw OpenCodexException.invalid("name", "must be one line that is not blank.");
        }
        return line;
    }
}
