package org.tallystick.lib.bankfiles.mt940;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankAccount;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.BankStatement.Page;
import org.tallystick.lib.bankfiles.statement.DetailDraft;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.money.CurrencyCode;

/** What a message says outside its entries. */
final class OpenStatement {
    private static final Pattern ACCOUNT_WITH_CURRENCY = Pattern.compile("(.*[0-9])/?([A-Z]{3})|(.*)/([A-Z]{3})");
    private static final Set<String> FORWARD = Set.of("64", "65", "65F");

    private final ReadingState state;
    private final Mt940Values values;
    private final String reference;
    private final List<BalanceField> balances = new ArrayList<>(2);
    private @Nullable Field accountField;
    private BankAccount account = new BankAccount(null, null, null, null, null);
    private @Nullable String number;
    private @Nullable String page;
    private @Nullable String floorCurrency;
    private boolean lastPage;
    private boolean announced;

    OpenStatement(ReadingState state, Mt940Values values, String reference) {
        this.state = state;
        this.values = values;
        this.reference = reference;
    }

    /** Whether the caller is the first to ask. */
    boolean announceOnce() {
        boolean first = !announced;
        announced = true;
        return first;
    }

    void account(Field field) {
        if (accountField != null) {
            state.report(Problem.of(Severity.WARN, ProblemCode.MT940_TAG, state.here(field.line()), ":25:")
                    .saying("repeated")
                    .around(field.first()));
            return;
        }
        accountField = field;
        String text = field.first().strip();
        Matcher matcher = ACCOUNT_WITH_CURRENCY.matcher(text);
        String currency = null;
        if (matcher.matches()) {
            String suffix = matcher.group(2) == null ? matcher.group(4) : matcher.group(2);
            if (CurrencyCode.isKnown(suffix)) {
                currency = suffix;
                text = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            }
        }
        String compact = text.replace(" ", "");
        boolean iban = DetailDraft.isIban(compact);
        account = new BankAccount(iban ? compact : null, iban ? null : text, null, currency, null);
    }

    /** {@code 00004/00001}: number and page. */
    void number(Field field) {
        String[] parts = field.first().strip().split("/", 2);
        number = parts[0];
        page = parts.length > 1 ? parts[1] : null;
    }

    void floor(Field field) {
        String text = field.first();
        if (floorCurrency == null && text.length() >= 3) {
            floorCurrency = text.substring(0, 3);
        }
    }

    void balance(Field field) {
        String code = code(field.tag());
        if (!FORWARD.contains(field.tag()) && find(code) != null) {
            state.report(
                    Problem.of(Severity.WARN, ProblemCode.MT940_TAG, state.here(field.line()), ":" + field.tag() + ":")
                            .saying("repeated")
                            .around(field.first()));
            return;
        }
        balances.add(BalanceField.of(code, field));
        lastPage |= field.tag().equals("62F");
    }

    private static String code(String tag) {
        return switch (tag) {
            case "60F", "60M" -> "OPBD";
            case "62F", "62M" -> "CLBD";
            case "64" -> "CLAV";
            default -> "FWAV";
        };
    }

    @Nullable
    BalanceField find(String code) {
        return balances.stream()
                .filter(balance -> balance.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    boolean hasClosing() {
        return find("CLBD") != null;
    }

    String accountId() {
        return account.id();
    }

    /** Of the opening balance, else of the account, else of any balance, else of the floor limit. */
    @Nullable
    String currency() {
        BalanceField opening = find("OPBD");
        if (opening != null && !opening.currency().isEmpty()) {
            return opening.currency();
        }
        if (account.currency() != null) {
            return account.currency();
        }
        return balances.stream()
                .map(BalanceField::currency)
                .filter(currency -> !currency.isEmpty())
                .findFirst()
                .orElse(floorCurrency);
    }

    /** The statement as far as it is known; reports balances that cannot be read only when it is complete. */
    BankStatement statement(boolean complete) {
        ReadingState reporting = complete ? state : new ReadingState(problem -> {});
        Mt940Values reading = complete ? values : new Mt940Values(reporting);
        List<Balance> read = new ArrayList<>();
        LocalDate from = null;
        LocalDate to = null;
        for (BalanceField field : balances) {
            Balance balance = field.balance(reporting, reading, currency());
            read.add(balance);
            from = field.code().equals("OPBD") ? balance.on() : from;
            to = field.code().equals("CLBD") ? balance.on() : to;
        }
        Page cut = page == null ? null : new Page(page, lastPage);
        return new BankStatement(state.statement(), reference, account, currency(), number, cut, from, to, read);
    }
}
