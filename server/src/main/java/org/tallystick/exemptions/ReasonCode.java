package org.tallystick.exemptions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Why no tax is charged: a code of the VATEX list (EN 16931 BT-121), or one of ours for the states of the USA. */
public record ReasonCode(String code, String category, String title) {
    private static final List<ReasonCode> ALL = read();

    public static List<ReasonCode> all() {
        return ALL;
    }

    public static Optional<ReasonCode> find(String code) {
        return ALL.stream().filter(known -> known.code.equals(code)).findFirst();
    }

    private static List<ReasonCode> read() {
        try (InputStream file =
                        Objects.requireNonNull(ReasonCode.class.getResourceAsStream("/exemptions/reasons.csv"));
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.stream()
                    .map(row -> new ReasonCode(row.getField("code"), row.getField("category"), row.getField("title")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
