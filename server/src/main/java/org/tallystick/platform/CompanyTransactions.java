package org.tallystick.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.tallystick.platform.idempotency.IdempotencyClaim;

/**
 * Tells the database at the start of each transaction whose rows it may show, and closes an idempotency claim in the
 * transaction of its effect.
 */
final class CompanyTransactions extends JdbcTransactionManager {
    private static final String ENTER =
            "select set_config('app.company_id', ?, true), set_config('app.directory', ?, true)";

    CompanyTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        CompanyScope scope = CompanyScope.current().orElse(null);
        String company =
                scope instanceof CompanyScope.One one ? one.company().value().toString() : "";
        String directory = scope instanceof CompanyScope.Directory ? "yes" : "";
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, company);
            enter.setString(2, directory);
            enter.execute();
        }
    }

    /** Effect and claim commit together, or neither does. */
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (!status.isReadOnly() && IdempotencyClaim.current().isPresent()) {
            DataSource dataSource = obtainDataSource();
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                IdempotencyClaim.current().get().takeEffect(connection);
            } catch (SQLException e) {
                throw translateException("idempotency claim", e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
        super.doCommit(status);
    }
}
