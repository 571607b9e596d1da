package org.tallystick.platform;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction of its own in a scope of its own; a scope cannot change inside a running transaction. */
@Component
public class Transactions {
    private final TransactionTemplate template;
    private final TransactionTemplate reading;

    Transactions(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
        this.template.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.reading.setReadOnly(true);
    }

    /** Runs the work in a new transaction that sees what the scope shows, again when the database gave it up. */
    public <T> T in(CompanyScope scope, Supplier<T> work) {
        return Retry.onConflict(() -> scope.call(() -> template.execute(status -> work.get())));
    }

    /** The same for work that only reads: it leaves the claim of a form's idempotency key to the command. */
    public <T> T reading(CompanyScope scope, Supplier<T> work) {
        return scope.call(() -> reading.execute(status -> work.get()));
    }

    /** Like {@link #in} without a company: what belongs to no company, such as people. */
    public <T> T outside(Supplier<T> work) {
        return template.execute(status -> work.get());
    }
}
