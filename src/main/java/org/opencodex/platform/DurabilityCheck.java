package org.opencodex.platform;

import java.lang.System.Logger.Level;
import java.sql.SQLException;

/** Says loudly when the database was told to forget: with these settings off, "saved" does not mean saved. */
final class DurabilityCheck {
    private static final System.Logger LOG = System.getLogger(DurabilityCheck.class.getName());

    private DurabilityCheck() {}

    static void run() throws SQLException {
        try (var connection = Database.connect();
                var statement = connection.createStatement()) {
            for (var setting : new String[] {"fsync", "synchronous_commit"}) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if (row.getString(1).equals("off")) {
                        LOG.log(
                                Level.WARNING,
                                "The database runs with {0} = off: a crash loses what people have seen. Set it to on.",
                                setting);
                    }
                }
            }
        }
    }
}
