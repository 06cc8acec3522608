package org.opencodex.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of figures, each beside its target; also {@code target/bench.json}. */
final class Report {
    private final List<Row> rows = new ArrayList<>();

    /** {@code least} if more is better. Targets of NaN are figures to compare with. */
    private record Row(String name, double value, String unit, boolean least, double target, double stretch) {
        String verdict() {
            if (Double.isNaN(target)) {
                return "";
            }
            if (least ? value >= stretch : value <= stretch) {
                return "stretch met";
            }
            return (least ? value >= target : value <= target) ? "met" : "MISSED";
        }
    }

    void atMost(String name, double value, String unit, double target, double stretch) {
        add(new Row(name, value, unit, false, target, stretch));
    }

    void atLeast(String name, double value, String unit, double target, double stretch) {
        add(new Row(name, value, unit, true, target, stretch));
    }

    void plain(String name, double value, String unit) {
        add(new Row(name, value, unit, false, Double.NaN, Double.NaN));
    }

    private void add(Row row) {
        rows.add(row);
        System.out.println(line(row));
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "bench | %-62s | %10.1f %-8s | %s",
                row.name(),
                row.value(),
                row.unit(),
                Double.isNaN(row.target())
                        ? ""
                        : String.format(Locale.ROOT, "%.0f (%.0f) %s", row.target(), row.stretch(), row.verdict()));
    }

    void finish(Path folder) {
        var values = Json.createObjectBuilder();
        rows.forEach(row -> values.add(row.name(), row.value()));
        try {
            Files.writeString(folder.resolve("bench.json"), values.build().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("bench | name | value | target (stretch)");
        rows.forEach(row -> System.out.println(line(row)));
    }
}
