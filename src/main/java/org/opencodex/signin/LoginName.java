package org.opencodex.signin;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.opencodex.identity.Account;
import org.opencodex.platform.Fields;
import org.opencodex.problem.OpenCodexException;

/** What somebody types to say who they are, a name or an e-mail address, in the form in which two of them are compared. */
record LoginName(String text) {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

    /** Without a difference by case, by width, or by how letters are composed; nor by blanks around and between. */
    static LoginName of(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return new LoginName(SPACES.matcher(plain).replaceAll(" "));
    }

    /** The name as it is shown. Throws {@code validation_failed} for one that cannot be told from another by eye. */
    static String shown(String name) {
        var shown = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (of(shown).text().isEmpty()) {
            throw OpenCodexException.invalid("name", "must not be blank.");
        }
        if (UNSEEN.matcher(shown).find()) {
            throw OpenCodexException.invalid("name", "must not contain characters that cannot be seen.");
        }
        if (of(shown).text().length() > Account.LONGEST_NAME) {
            throw OpenCodexException.invalid("name", "must have at most " + Account.LONGEST_NAME + " characters.");
        }
        return shown;
    }

    /** Null for none. Throws {@code validation_failed} for what is no address. */
    static String email(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var email = typed.strip();
        if (!EMAIL.matcher(email).matches() || UNSEEN.matcher(email).find() || email.length() > Account.LONGEST_EMAIL) {
            throw OpenCodexException.invalid("email", "must be an address such as ada@example.org.");
        }
        return email;
    }

    /** Reads {@code name} and {@code email} of a request, of which each may be absent. */
    static Fields read(Fields fields, Consumer<String> name, Consumer<String> email) {
        return fields.text("name", 1, Account.LONGEST_NAME, name).nullableText("email", Account.LONGEST_EMAIL, email);
    }
}
