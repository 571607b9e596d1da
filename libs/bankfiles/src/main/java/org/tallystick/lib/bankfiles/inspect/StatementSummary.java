package org.tallystick.lib.bankfiles.inspect;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;

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

    /** In the keys of the statement's family. */
    Map<String, Object> toMap(Keys keys) {
        return switch (keys) {
            case CAMT -> camt();
            case MT940 -> mt940();
            case BAI2 -> bai2();
        };
    }

    /** The keys a family of formats is shown with. */
    enum Keys {
        CAMT,
        MT940,
        BAI2
    }

    private Map<String, Object> camt() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", header.id());
        map.put("account", header.account().id());
        map.put("currency", currency());
        map.put("entries", entries);
        map.put("details", details);
        putSums(map);
        map.put("balances", balances());
        map.put("reversals", reversals);
        return map;
    }

    private Map<String, Object> mt940() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reference", header.id());
        map.put("account", header.account().id());
        map.put("number", Objects.requireNonNullElse(header.sequence(), ""));
        map.put("currency", currency());
        map.put("opening", header.opening().map(Amounts::text).orElse(""));
        map.put("closing", header.closing().map(Amounts::text).orElse(""));
        map.put("entries", entries);
        putSums(map);
        return map;
    }

    private Map<String, Object> bai2() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("account", header.account().id());
        map.put("currency", currency());
        map.put("transactions", entries);
        putSums(map);
        return map;
    }

    private String currency() {
        return Objects.requireNonNullElse(header.currency(), "");
    }

    private void putSums(Map<String, Object> map) {
        map.put("credits", Amounts.text(credits, header.currency()));
        map.put("debits", Amounts.text(debits, header.currency()));
    }

    private Map<String, String> balances() {
        Map<String, String> balances = new LinkedHashMap<>();
        for (Balance balance : header.balances()) {
            balances.putIfAbsent(balance.code(), Amounts.text(balance));
        }
        return balances;
    }
}
