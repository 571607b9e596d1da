/** Payment references and account numbers with check digits: made, validated, and recognised in free text. */
@NullMarked
package org.tallystick.lib.einvoice.references;

import org.jspecify.annotations.NullMarked;
