package org.tallystick.imports;

import static org.tallystick.imports.ImportColumn.optional;
import static org.tallystick.imports.ImportColumn.required;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.UsageDesk;
import org.tallystick.contracts.UsageInput;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** Usage of metered lines of contracts, by the id its meter gives it. */
@Component
class UsagePlan implements ImportPlan<UsageInput> {
    private static final List<ImportColumn> COLUMNS = List.of(
            required("contract_number", ImportColumn.Type.TEXT, "The contract's number.", "K-0001", "contract"),
            required(
                    "line",
                    ImportColumn.Type.NUMBER,
                    "The number of its metered line, as its page shows it.",
                    "2",
                    "contract line",
                    "meter"),
            required(
                    "external_id",
                    ImportColumn.Type.TEXT,
                    "What the meter calls it; taken once for each line.",
                    "M-2026-000123",
                    "id",
                    "usage id",
                    "event id"),
            required("used_on", ImportColumn.Type.DATE, "The day of the usage.", "2026-01-31", "date", "day"),
            optional(
                    "quantity",
                    ImportColumn.Type.NUMBER,
                    "Above zero, up to six decimals; empty in a row that reverses.",
                    "1500",
                    "units",
                    "usage"),
            optional(
                    "reverses",
                    ImportColumn.Type.TEXT,
                    "The external id of the record that is taken back.",
                    "",
                    "reversal of",
                    "corrects"));

    private final UsageDesk desk;

    UsagePlan(UsageDesk desk) {
        this.desk = desk;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.USAGE;
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Cells cells) {
        Optional<String> id = cells.text("external_id");
        return id.isEmpty()
                ? ""
                : key(
                        cells.text("contract_number").orElse(""),
                        cells.text("line").orElse(""),
                        id.get());
    }

    private static String key(String contract, String line, String id) {
        return contract + "\n" + line + "\n" + id;
    }

    @Override
    public String keyColumn() {
        return "external_id";
    }

    @Override
    public @Nullable UsageInput read(Caller caller, Cells cells) {
        Optional<String> contract = cells.required("contract_number");
        cells.required("line");
        Optional<Integer> line = line(cells);
        Optional<String> id = cells.required("external_id");
        cells.required("used_on");
        Optional<LocalDate> on = cells.date("used_on");
        Optional<BigDecimal> quantity = cells.number("quantity");
        if (!cells.isFine()) {
            return null;
        }
        try {
            return new UsageInput(
                    contract.orElseThrow(),
                    line.orElseThrow(),
                    id.orElseThrow(),
                    on.orElseThrow(),
                    quantity.orElse(null),
                    cells.text("reverses").orElse(null));
        } catch (Refusal e) {
            cells.wrong(e.code().equals("USAGE_ID") ? "external_id" : "quantity", e.code(), e.sentence());
            return null;
        }
    }

    private static Optional<Integer> line(Cells cells) {
        Optional<BigDecimal> number = cells.number("line");
        boolean fits = number.map(BigDecimal::toPlainString)
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .isPresent();
        if (number.isPresent() && !fits) {
            cells.wrong("line", "NUMBER_INVALID", "Write the line as the contract's page numbers it, such as 2.");
        }
        return fits ? number.map(BigDecimal::intValueExact) : Optional.empty();
    }

    @Override
    public List<Verdict> check(Caller caller, Checking checking, List<UsageInput> rows) {
        List<UsageDesk.Verdict> judged = desk.judge(caller.company(), rows);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            verdicts.add(verdict(rows.get(i), judged.get(i), checking));
        }
        return verdicts;
    }

    /** What a row takes back may stand in an earlier row of the file. */
    private static Verdict verdict(UsageInput row, UsageDesk.Verdict judged, Checking checking) {
        return switch (judged) {
            case UsageDesk.Verdict.Fresh _ -> Verdict.FRESH;
            case UsageDesk.Verdict.Known _ -> Verdict.KNOWN;
            case UsageDesk.Verdict.Refused refused -> {
                String reverses = row.reverses();
                boolean inFile = reverses != null
                        && refused.why().code().equals("REVERSES_NOTHING")
                        && checking.acceptedKeys()
                                .contains(key(row.contractNumber(), Integer.toString(row.line()), reverses));
                yield inFile
                        ? Verdict.FRESH
                        : new Verdict.Wrong(
                                column(refused.why().code()),
                                refused.why().code(),
                                refused.why().sentence());
            }
        };
    }

    private static String column(String code) {
        return switch (code) {
            case "NOT_FOUND", "CONTRACT_CHARGED" -> "contract_number";
            case "LINE_NOT_METERED" -> "line";
            case "REVERSES_NOTHING", "USAGE_REVERSED" -> "reverses";
            case "OUTSIDE_CONTRACT", "DATE_TOO_LATE" -> "used_on";
            default -> "external_id";
        };
    }

    @Override
    public List<UUID> write(Caller caller, List<UsageInput> rows) {
        return desk.record(caller, rows).stream().map(UsageDesk.Outcome::id).toList();
    }

    @Override
    public @Nullable Money amount(UsageInput row) {
        return null;
    }
}
