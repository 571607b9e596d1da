package org.tallystick.lib.matching.protocol;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One comma separated file with a header: its rows by column name; empty cells are unknown, other columns are ignored. */
final class Sheet {
    private final String name;
    private final List<NamedCsvRecord> rows = new ArrayList<>();

    private Sheet(String name, Reader text, List<String> required) throws IOException {
        this.name = name;
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().detectBomHeader(false).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : reader) {
                rows.add(row);
            }
        }
        for (String column : required) {
            if (!rows.isEmpty() && !rows.getFirst().getHeader().contains(column)) {
                throw new MissingColumn(name, column);
            }
        }
    }

    static Sheet file(Path file, String... required) {
        try (Reader text = Files.newBufferedReader(file)) {
            return new Sheet(file.getFileName().toString(), text, List.of(required));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sheet text(String name, String text, String... required) {
        try {
            return new Sheet(name, new StringReader(text), List.of(required));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> List<T> map(Function<Row, T> reading) {
        return rows.stream().map(row -> reading.apply(new Row(name, row))).toList();
    }

    /** One row of the file. */
    record Row(String file, NamedCsvRecord cells) {
        String text(String column) {
            return cells.findField(column).map(String::strip).orElse("");
        }

        @Nullable
        String known(String column) {
            String text = text(column);
            return text.isEmpty() ? null : text;
        }

        boolean yes(String column) {
            return text(column).equals("yes");
        }

        LocalDate date(String column) {
            try {
                return LocalDate.parse(text(column));
            } catch (DateTimeParseException e) {
                throw bad(column);
            }
        }

        @Nullable
        LocalDate knownDate(String column) {
            return text(column).isEmpty() ? null : date(column);
        }

        /** In minor units of two decimals, rounded half up; 0 when unknown. */
        long minor(String column) {
            return decimal(column)
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        BigDecimal decimal(String column) {
            String text = text(column);
            try {
                return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw bad(column);
            }
        }

        private BadRow bad(String column) {
            return new BadRow(file, cells.getStartingLineNumber(), column, text(column));
        }
    }
}
