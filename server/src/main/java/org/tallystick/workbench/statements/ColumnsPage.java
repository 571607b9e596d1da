package org.tallystick.workbench.statements;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.tallystick.cashapp.TableFiles.Preview;
import org.tallystick.lib.bankfiles.table.StatementColumns;
import org.tallystick.lib.bankfiles.table.StatementColumns.Field;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.web.Choice;

/** The choice of columns for a table, and how its first lines look with it. */
public record ColumnsPage(UUID file, UUID account, List<BankAccount> accounts, Preview preview) {
    public static final List<Choice> DATES = Stream.of(
                    "yyyy-MM-dd",
                    "dd.MM.yyyy",
                    "d.M.yyyy",
                    "dd.MM.yy",
                    "dd/MM/yyyy",
                    "dd/MM/yy",
                    "MM/dd/yyyy",
                    "M/d/yyyy",
                    "MM/dd/yy",
                    "dd-MM-yyyy",
                    "yyyyMMdd",
                    "yyyy/MM/dd")
            .map(pattern -> new Choice(pattern, pattern))
            .toList();
    public static final List<Choice> SIGNS =
            List.of(new Choice("point", "Point: 1,234.50"), new Choice("comma", "Comma: 1.234,50"));

    public ColumnsPage {
        accounts = List.copyOf(accounts);
    }

    public StatementColumns columns() {
        return preview.columns();
    }

    public List<Choice> accountChoices() {
        return accounts.stream()
                .map(bank -> new Choice(
                        bank.id().toString(),
                        bank.name() + " (" + bank.currency().code() + ")"))
                .toList();
    }

    public List<Choice> names() {
        return preview.names().stream()
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> new Choice(name, name))
                .toList();
    }

    public String chosen(Field field) {
        return columns().column(field).orElse("");
    }

    public String marks() {
        return columns().debitMarks().stream()
                .sorted()
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    public static String title(Field field) {
        return switch (field) {
            case BOOKED_ON -> "Day";
            case VALUE_ON -> "Value date";
            case AMOUNT -> "Amount";
            case CREDIT -> "Money in";
            case DEBIT -> "Money out";
            case MARK -> "In or out";
            case BALANCE -> "Balance";
            case CURRENCY -> "Currency";
            case NAME -> "Other party";
            case ACCOUNT -> "Its account";
            case TEXT -> "Text";
            case MORE_TEXT -> "More text";
            case BANK_REFERENCE -> "Reference of the bank";
            case END_TO_END -> "End-to-end id";
            case ORIGINAL_AMOUNT -> "Amount that was paid";
            case ORIGINAL_CURRENCY -> "Currency that was paid";
            case EXCHANGE_RATE -> "Exchange rate";
        };
    }
}
