package org.tallystick.lib.matching.payer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.payer.Payer.Kind;
import org.tallystick.lib.matching.text.Folding;

/**
 * Everybody who may pay. Customers come from the master data; aliases are learned from confirmed matches and count after
 * two confirmations for one customer only. An account or a name shared by several customers identifies none of them.
 */
public final class Payers {
    private static final int CONFIRMATIONS = 2;

    private final Map<String, Customer> customers = new HashMap<>();
    private final Map<String, Set<String>> accounts = new HashMap<>();
    private final Set<String> customerNumbers = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private final Aliases accountAliases = new Aliases();
    private final Aliases nameAliases = new Aliases();
    private final Names names = new Names();
    private final Groups groups = new Groups();

    /** Adds a customer, or replaces what is known of it. */
    public void add(Customer customer) {
        customers.put(customer.number(), customer);
        customerNumbers.add(Folding.squeeze(customer.number()));
        names.add(customer.number(), customer.name());
        customer.accounts()
                .forEach(account -> accounts.computeIfAbsent(Folding.squeeze(account), key -> new LinkedHashSet<>())
                        .add(customer.number()));
        if (customer.parent() != null) {
            groups.add(customer.number(), customer.parent());
        }
    }

    /** A factor or payment service: it pays for many and identifies nobody. */
    public void addService(String account) {
        services.add(Folding.squeeze(account));
    }

    /** Whether a squeezed word is the number of a customer. */
    public boolean isCustomerNumber(String squeezed) {
        return customerNumbers.contains(squeezed);
    }

    public boolean isManual(String customer) {
        Customer known = customers.get(customer);
        return known != null && known.manual();
    }

    /** The head of the customer's group, or the customer itself. */
    public String head(String customer) {
        return groups.head(customer);
    }

    /** A confirmed match: this payer paid for this customer. */
    public void learn(@Nullable String account, @Nullable String name, String customer, String confirmedBy) {
        String squeezed = squeezed(account);
        String normalised = normalised(name);
        if (!squeezed.isEmpty()) {
            accountAliases.learn(squeezed, customer, confirmedBy);
        }
        if (!normalised.isEmpty()) {
            nameAliases.learn(normalised, customer, confirmedBy);
        }
    }

    /** Forgets that an account pays for a customer; returns the confirmations it rested on. */
    public Set<String> withdraw(String account, String customer) {
        return accountAliases.withdraw(squeezed(account), customer);
    }

    /**
     * Who paid. The customer numbers found in the text only confirm one of several that account or name allow.
     */
    public Payer find(@Nullable String account, @Nullable String name, Set<String> words) {
        String squeezed = squeezed(account);
        String normalised = normalised(name);
        if (services.contains(squeezed)) {
            return Payer.nobody(Kind.NONE, squeezed, Set.of());
        }
        Set<String> named = names.exact(normalised);
        Set<String> byAccount = byAccount(squeezed);
        if (!byAccount.isEmpty()) {
            return fromAccount(squeezed, byAccount, named, normalised, words);
        }
        if (!named.isEmpty()) {
            return named.size() == 1
                    ? known(Kind.NAME, normalised, named, 0, false)
                    : narrowed(Kind.NAME, normalised, named, words);
        }
        return fromName(normalised);
    }

    private Set<String> byAccount(String account) {
        Set<String> found = new LinkedHashSet<>(accounts.getOrDefault(account, Set.of()));
        Set<String> learned = accountAliases.customers(account);
        if (!found.isEmpty() || learned.size() > 1) {
            found.addAll(learned);
        } else {
            learned.stream()
                    .filter(customer -> accountAliases.confirmations(account, customer) >= CONFIRMATIONS)
                    .forEach(found::add);
        }
        return found;
    }

    private Payer fromAccount(String account, Set<String> found, Set<String> named, String name, Set<String> words) {
        boolean listed = accounts.containsKey(account);
        if (groups.areOne(found)) {
            String head = groups.head(found.iterator().next());
            boolean contradicted = !named.isEmpty()
                    && named.stream()
                            .noneMatch(customer -> groups.head(customer).equals(head));
            int confirmations = found.stream()
                    .mapToInt(customer -> accountAliases.confirmations(account, customer))
                    .sum();
            boolean learned = confirmations >= CONFIRMATIONS || !listed;
            return known(learned ? Kind.ALIAS : Kind.ACCOUNT, account, found, confirmations, contradicted);
        }
        Set<String> both = new LinkedHashSet<>(found);
        both.retainAll(named);
        return both.size() == 1
                ? known(Kind.NAME, account, both, 0, false)
                : narrowed(Kind.ACCOUNT, account, both.isEmpty() ? alike(found, name) : both, words);
    }

    /** Of those who share an account the one whose name is alike; all of them when that does not tell. */
    private Set<String> alike(Set<String> found, String name) {
        Set<String> alike = new LinkedHashSet<>();
        for (String number : found) {
            Customer customer = customers.get(number);
            if (customer != null && names.areAlike(name, Folding.name(customer.name()))) {
                alike.add(number);
            }
        }
        return alike.size() == 1 ? alike : found;
    }

    /** A customer number in the text, or all that is left, decides among those that are possible anyway. */
    private Payer narrowed(Kind kind, String value, Set<String> possible, Set<String> words) {
        if (possible.size() == 1) {
            return known(kind, value, possible, 0, false);
        }
        Set<String> told = new LinkedHashSet<>();
        possible.stream()
                .filter(customer -> words.contains(Folding.squeeze(customer)))
                .forEach(told::add);
        return told.size() == 1 ? known(kind, value, told, 0, false) : Payer.nobody(Kind.AMBIGUOUS, value, possible);
    }

    private Payer fromName(String name) {
        if (name.isEmpty()) {
            return Payer.nobody(Kind.NONE, "", Set.of());
        }
        Set<String> learned = nameAliases.customers(name);
        if (learned.size() > 1 && !groups.areOne(learned)) {
            return Payer.nobody(Kind.AMBIGUOUS, name, learned);
        }
        if (!learned.isEmpty()) {
            int confirmations = learned.stream()
                    .mapToInt(customer -> nameAliases.confirmations(name, customer))
                    .sum();
            if (confirmations >= CONFIRMATIONS) {
                return known(Kind.NAME_ALIAS, name, learned, confirmations, false);
            }
        }
        String similar = names.similar(name);
        return similar == null
                ? Payer.nobody(Kind.NONE, name, Set.of())
                : known(Kind.SIMILAR_NAME, name, Set.of(similar), 0, false);
    }

    /** A head, and a payer of several members, opens the items of the whole group. */
    private Payer known(Kind kind, String value, Set<String> found, int confirmations, boolean contradicted) {
        String one = found.iterator().next();
        boolean wholeGroup = found.size() > 1 || groups.head(one).equals(one);
        Set<String> scope = wholeGroup ? groups.members(groups.head(one)) : found;
        return new Payer(kind, value, found, scope, confirmations, contradicted);
    }

    private static String squeezed(@Nullable String account) {
        return account == null ? "" : Folding.squeeze(account);
    }

    private static String normalised(@Nullable String name) {
        return name == null ? "" : Folding.name(name);
    }
}
