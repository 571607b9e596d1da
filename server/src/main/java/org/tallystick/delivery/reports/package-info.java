/** Reads what mail servers report about mails (RFC 3464), without a database: hostile messages end in a sentence, not in an error. */
@NullMarked
package org.tallystick.delivery.reports;

import org.jspecify.annotations.NullMarked;
