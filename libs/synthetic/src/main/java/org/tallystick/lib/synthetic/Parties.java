package org.tallystick.lib.synthetic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Draws the customers: levels over the whole range of sizes, groups, look-alike names, shared accounts. */
final class Parties {
    private static final List<Level> LEVELS = List.of(Level.values());
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "USD", "GBP");
    private static final List<Integer> TERMS = List.of(14, 30, 30, 30, 45, 60);
    private static final List<String> DISCOUNTS = List.of("0", "0", "0", "2", "2", "3");
    private static final int SMALLEST_POOL = 5;
    private static final int MOST_MEMBERS = 2;

    private final Dice dice;
    private final Vocabulary vocabulary;
    private final List<Party> parties = new ArrayList<>();

    private Parties(CashOptions options) {
        this.dice = Dice.of(options.seed()).stream("parties");
        this.vocabulary = Vocabulary.of(options.secondFamily());
    }

    static List<Party> of(CashOptions options) {
        var drawing = new Parties(options);
        for (int i = 0; i < options.customers(); i++) {
            drawing.parties.add(drawing.party(i, Math.max(SMALLEST_POOL, options.largestPool() / (i / 4 + 1))));
        }
        drawing.groups();
        drawing.shareAccounts();
        return drawing.parties;
    }

    private Party party(int position, int poolSize) {
        long scale = dice.between(1, 9) * (dice.perMille(500) ? 1_000 : 10_000) * (dice.perMille(300) ? 10 : 1);
        var party = new Party(
                Integer.toString(20_000 + position * 7),
                name(position),
                dice.pick(vocabulary.cities()),
                "DE",
                dice.pick(CURRENCIES),
                LEVELS.get(position % LEVELS.size()),
                poolSize,
                scale,
                dice.pick(TERMS),
                new BigDecimal(dice.pick(DISCOUNTS)));
        int prices = 2 + poolSize / 40;
        for (int i = 0; i < prices; i++) {
            party.standingPrices.add(dice.between(scale / 3, scale * 2));
        }
        int accounts = 1 + dice.weighted(700, 200, 100);
        for (int i = 0; i < accounts; i++) {
            String account = "DE" + dice.digits(20);
            party.accounts.add(account);
            if (dice.perMille(party.level.known)) {
                party.knownAccounts.add(account);
            }
        }
        return party;
    }

    /** Every tenth is a look-alike of the one before, and every thirtieth has the same name. */
    private String name(int position) {
        if (position % 30 == 29) {
            return parties.get(position - 4).name;
        }
        String form = dice.pick(vocabulary.forms());
        if (position % 10 == 9) {
            String before = parties.get(position - 1).name;
            return before.substring(0, before.indexOf(' ')) + " " + dice.pick(vocabulary.trades()) + " " + form;
        }
        int stems = vocabulary.stems().size();
        String stem = vocabulary.stems().get(position % stems);
        String trade = vocabulary
                .trades()
                .get((position / stems * 5 + position) % vocabulary.trades().size());
        return stem + " " + trade + " " + form;
    }

    /** About every eighth belongs to a group; members of a group pay in one currency. */
    private void groups() {
        for (int i = 8; i < parties.size(); i += 8) {
            Party member = parties.get(i + dice.below(Math.min(4, parties.size() - i)));
            parties.stream()
                    .filter(head -> head != member && head.head == null && head.currency.equals(member.currency))
                    .filter(head -> head.poolSize <= 60 && head.level == member.level)
                    .filter(head ->
                            parties.stream().filter(other -> other.head == head).count() < MOST_MEMBERS)
                    .findFirst()
                    .filter(head -> parties.stream().noneMatch(other -> other.head == member))
                    .ifPresent(head -> member.head = head);
        }
    }

    private void shareAccounts() {
        for (int i = 20; i + 1 < parties.size(); i += 25) {
            Party first = parties.get(i);
            Party second = parties.get(i + 1);
            second.accounts.set(0, first.accounts.getFirst());
            second.knownAccounts.clear();
            first.knownAccounts.remove(first.accounts.getFirst());
            first.knownAccounts.add(first.accounts.getFirst());
            second.knownAccounts.add(first.accounts.getFirst());
        }
    }
}
