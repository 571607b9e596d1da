package org.tallystick.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows that were not taken, as the file had them, with the reasons behind: put right, the file can be loaded again. */
final class RejectedRows {
    private static final List<String> REASONS = List.of("error_column", "error_code", "error_message");

    private final List<String> names;
    private final List<Integer> kept;

    /** Reasons of an earlier round are left out. */
    RejectedRows(List<String> names) {
        this.names = names;
        this.kept = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!Set.copyOf(REASONS).contains(names.get(i))) {
                kept.add(i);
            }
        }
    }

    /** A row and everything that is wrong with it. */
    record Rejection(List<String> cells, List<RowError> errors) {
        Rejection {
            cells = List.copyOf(cells);
            errors = List.copyOf(errors);
        }
    }

    String header() {
        List<String> head = new ArrayList<>(kept.stream().map(names::get).toList());
        head.addAll(REASONS);
        return written(List.of(head));
    }

    String lines(Iterable<Rejection> rejections) {
        List<List<String>> lines = new ArrayList<>();
        for (Rejection rejection : rejections) {
            lines.add(line(rejection));
        }
        return written(lines);
    }

    private List<String> line(Rejection rejection) {
        List<String> line = new ArrayList<>();
        for (int index : kept) {
            line.add(index < rejection.cells().size() ? rejection.cells().get(index) : "");
        }
        RowError first = rejection.errors().getFirst();
        line.add(first.column() == null ? "" : first.column());
        line.add(first.code());
        line.add(rejection.errors().stream().map(RowError::message).collect(Collectors.joining(" ")));
        return line;
    }

    private static String written(List<List<String>> lines) {
        var text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            lines.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no file behind it
        }
        return text.toString();
    }
}
