package org.tallystick.lib.bankfiles.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.table.StatementColumns.Field;

/** Proposes a map for a bank's table by the names of its columns, in a few languages; a person confirms it. */
public final class ColumnProposal {
    private static final int ROWS = 200;
    private static final int HEADER_WITHIN = 40;
    private static final List<String> DATE_PATTERNS = List.of(
            "yyyy-MM-dd",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd.MM.yy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "M/d/yyyy",
            "dd-MM-yyyy",
            "yyyyMMdd",
            "yyyy/MM/dd");
    private static final Map<Field, Set<String>> NAMES = knownNames();

    private final int headerRow;
    private final List<String> names;
    private final List<List<String>> rows;

    private ColumnProposal(int headerRow, List<String> names, List<List<String>> rows) {
        this.headerRow = headerRow;
        this.names = List.copyOf(names);
        this.rows = List.copyOf(rows);
    }

    /** The line the column names stand in. */
    public int headerRow() {
        return headerRow;
    }

    /** The column names in file order. */
    public List<String> names() {
        return names;
    }

    /** Looks at the first rows; empty when no line of them looks like column names. */
    public static Optional<ColumnProposal> of(ByteSource source) {
        List<TableRow> read = new ArrayList<>();
        try (var reader = TableReader.open(source, TableOptions.defaults().withHeaderRow(0))) {
            for (TableEvent event = reader.next(); event != null && read.size() < ROWS; event = reader.next()) {
                if (event instanceof TableEvent.RowRead(TableRow row)) {
                    read.add(row);
                }
            }
        }
        int best = -1;
        int most = 1;
        for (int i = 0; i < Math.min(HEADER_WITHIN, read.size()); i++) {
            int known = fields(read.get(i).cells()).size();
            if (known > most) {
                best = i;
                most = known;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        TableRow header = read.get(best);
        return Optional.of(new ColumnProposal(
                (int) header.rowNumber(),
                header.cells().stream().map(String::strip).toList(),
                read.subList(best + 1, read.size()).stream()
                        .map(TableRow::cells)
                        .toList()));
    }

    /** The map as far as the names and the first rows tell. */
    public StatementColumns columns() {
        Map<Field, String> fields = fields(names);
        if (fields.containsKey(Field.CREDIT) && fields.containsKey(Field.DEBIT)) {
            fields.remove(Field.AMOUNT);
        }
        List<String> amounts = new ArrayList<>();
        for (Field field : List.of(Field.AMOUNT, Field.CREDIT, Field.DEBIT, Field.BALANCE)) {
            amounts.addAll(values(fields.get(field)));
        }
        return new StatementColumns(
                null,
                null,
                headerRow,
                dates(values(fields.get(Field.BOOKED_ON)).stream()
                        .filter(day -> !RowMapper.isFooter(day))
                        .toList()),
                AmountFormat.detect(amounts).orElse(AmountFormat.POINT),
                fields,
                StatementColumns.DEBIT_MARKS);
    }

    private static DateFormat dates(List<String> days) {
        for (String pattern : DATE_PATTERNS) {
            DateFormat format = DateFormat.ofPattern(pattern);
            if (!days.isEmpty()
                    && days.stream().allMatch(day -> format.parse(day).isPresent())) {
                return format;
            }
        }
        return DateFormat.ISO;
    }

    private List<String> values(@Nullable String column) {
        int position = column == null ? -1 : names.indexOf(column);
        return rows.stream()
                .filter(row -> position >= 0 && position < row.size())
                .map(row -> row.get(position).strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Map<Field, String> fields(List<String> cells) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        for (String cell : cells) {
            String name = cell.strip().toLowerCase(Locale.ROOT);
            NAMES.forEach((field, known) -> {
                if (known.contains(name)) {
                    fields.putIfAbsent(field, cell.strip());
                }
            });
        }
        return fields;
    }

    private static Map<Field, Set<String>> knownNames() {
        Map<Field, Set<String>> names = new EnumMap<>(Field.class);
        names.put(
                Field.BOOKED_ON,
                Set.of(
                        "date",
                        "booking date",
                        "posting date",
                        "posted date",
                        "post date",
                        "transaction date",
                        "buchungstag",
                        "buchungsdatum",
                        "datum",
                        "bokföringsdag",
                        "bokföringsdatum",
                        "fecha",
                        "fecha operación",
                        "date de comptabilisation",
                        "date operation",
                        "booked on"));
        names.put(
                Field.VALUE_ON,
                Set.of("value date", "wertstellung", "valutadatum", "valutadag", "fecha valor", "date de valeur"));
        names.put(
                Field.AMOUNT,
                Set.of("amount", "betrag", "umsatz", "belopp", "importe", "montant", "transaction amount"));
        names.put(
                Field.CREDIT,
                Set.of(
                        "credit",
                        "credit amount",
                        "haben",
                        "gutschrift",
                        "money in",
                        "paid in",
                        "deposit",
                        "deposits",
                        "crédit",
                        "haber",
                        "abono",
                        "insättning"));
        names.put(
                Field.DEBIT,
                Set.of(
                        "debit",
                        "debit amount",
                        "soll",
                        "lastschrift",
                        "money out",
                        "paid out",
                        "withdrawal",
                        "withdrawals",
                        "débit",
                        "debe",
                        "cargo",
                        "uttag"));
        names.put(
                Field.MARK,
                Set.of(
                        "d/c",
                        "c/d",
                        "dc",
                        "dr/cr",
                        "cr/dr",
                        "debit/credit",
                        "credit/debit",
                        "soll/haben",
                        "s/h",
                        "credit debit indicator",
                        "indicator"));
        names.put(Field.BALANCE, Set.of("balance", "running balance", "saldo", "solde", "kontostand"));
        names.put(Field.CURRENCY, Set.of("currency", "währung", "moneda", "devise", "ccy"));
        names.put(
                Field.NAME,
                Set.of(
                        "partner name",
                        "name",
                        "payee",
                        "payer",
                        "counterparty",
                        "counterparty name",
                        "auftraggeber",
                        "beguenstigter/zahlungspflichtiger",
                        "begünstigter/zahlungspflichtiger",
                        "motpart",
                        "ordenante",
                        "bénéficiaire"));
        names.put(
                Field.ACCOUNT,
                Set.of(
                        "bank account",
                        "account",
                        "account number",
                        "iban",
                        "kontonummer",
                        "kontonummer/iban",
                        "counterparty account"));
        names.put(
                Field.TEXT,
                Set.of(
                        "label",
                        "description",
                        "text",
                        "narrative",
                        "verwendungszweck",
                        "memo",
                        "concepto",
                        "libellé",
                        "meddelande",
                        "details",
                        "transaction description",
                        "particulars"));
        names.put(
                Field.MORE_TEXT, Set.of("detail", "buchungstext", "additional information", "notes", "observaciones"));
        names.put(
                Field.BANK_REFERENCE,
                Set.of("operation number", "transaction id", "bank reference", "reference", "referenz", "referencia"));
        names.put(
                Field.END_TO_END,
                Set.of("end to end id", "end-to-end id", "end-to-end-id", "endtoendid", "kundenreferenz (end-to-end)"));
        names.put(
                Field.ORIGINAL_AMOUNT,
                Set.of("original amount", "orig amount", "originalbetrag", "ursprungsbetrag", "importe original"));
        names.put(
                Field.ORIGINAL_CURRENCY,
                Set.of("original currency", "orig currency", "originalwährung", "ursprungswährung", "divisa original"));
        names.put(
                Field.EXCHANGE_RATE,
                Set.of("exchange rate", "fx rate", "wechselkurs", "umrechnungskurs", "tipo de cambio", "växelkurs"));
        return names;
    }
}
