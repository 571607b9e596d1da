package org.tallystick.platform.web;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.platform.Ids;

/** A mutating endpoint whose every request leaves one countable row; tests let it wait or die at the worst moments. */
@RestController
class DeedController {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private volatile Runnable beforeCommit = () -> {};
    private volatile Runnable afterCommit = () -> {};

    DeedController(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    void during(Runnable beforeCommit, Runnable afterCommit) {
        this.beforeCommit = beforeCommit;
        this.afterCommit = afterCommit;
    }

    @PostMapping("/api/v1/deeds")
    ResponseEntity<String> perform(Caller caller, @RequestBody String words) {
        UUID deed = Ids.next();
        transaction.executeWithoutResult(status -> {
            db.sql(
                            "insert into platform.outbox_receipt (company_id, message_id, handler) values (:company, :id, 'deed')")
                    .param("company", caller.company().value())
                    .param("id", deed)
                    .update();
            beforeCommit.run();
        });
        afterCommit.run();
        return ResponseEntity.status(201).body("deed " + deed);
    }
}
