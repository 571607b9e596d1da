/** Payment references and account numbers with check digits: made, validated, and recognised in free text. */
@NullMarked
package org.tallystick.einvoice.references;

import org.jspecify.annotations.NullMarked;
