package org.tallystick.lib.bankfiles.inspect;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.money.CurrencyCode;

/** Counts and sums of one statement. */
final class StatementSummary {
    private BankStatement header;
    private long entries;
    private long details;
    private long reversals;
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;

    StatementSummary(BankStatement header) {
        this.header = header;
    }

    /** The header as it is known at the end of the statement. */
    void header(BankStatement complete) {
        header = complete;
    }

    void add(Entry entry) {
        entries++;
        details += entry.details().size();
        reversals += entry.reversal() ? 1 : 0;
        BigDecimal amount = Objects.requireNonNullElse(entry.amount().decimal(), BigDecimal.ZERO);
        if (entry.direction() == Direction.CREDIT) {
            credits = credits.add(amount);
        } else {
            debits = debits.add(amount);
        }
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", header.id());
        map.put("account", header.account().id());
        map.put("currency", Objects.requireNonNullElse(header.currency(), ""));
        map.put("entries", entries);
        map.put("details", details);
        map.put("credits", text(credits, header.currency()));
        map.put("debits", text(debits, header.currency()));
        map.put("balances", balances());
        map.put("reversals", reversals);
        return map;
    }

    private Map<String, String> balances() {
        Map<String, String> balances = new LinkedHashMap<>();
        for (Balance balance : header.balances()) {
            BigDecimal signed = balance.signed();
            String text = signed == null
                    ? balance.amount().text()
                    : text(signed, balance.amount().currency());
            balances.putIfAbsent(balance.code(), text);
        }
        return balances;
    }

    /** With the digits of the currency, or with more where the file has more. */
    private static String text(BigDecimal amount, @Nullable String currency) {
        int digits = currency != null && CurrencyCode.isKnown(currency)
                ? CurrencyCode.of(currency).digits()
                : 0;
        int needed = Math.max(0, amount.stripTrailingZeros().scale());
        return amount.setScale(Math.max(digits, needed)).toPlainString();
    }
}
