import { Columns3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/button';
import { openColumns } from './column-store';

/** Opens the choice of columns. */
export function ColumnsButton(): ReactNode {
  return <IconButton variant="default" size="lg" icon={Columns3} label="Columns" onClick={openColumns} />;
}
