import type { BackupCounts, NotRestored } from '../../desk/backup';
import { lines } from '../lines';

export const backupUsage =
  '用法：npm run -s backup -- 备份文件\n把整个编辑部存成一个文件，机器人不用停；要搬到别的 Redis，请先停掉机器人再备份。';

export const restoreUsage =
  '用法：npm run -s restore -- 备份文件 [--as 企业ID:AgentId]\n恢复到配置里的 Redis，那里不能有这个编辑部的数据，机器人要先停掉；--as 只在换了应用时写。';

/** The desk is in the file. */
export function backedUp(file: string, counts: BackupCounts, bytes: number): string {
  return lines(`已备份到 ${file}（${sizeText(bytes)}）。`, ...countLines(counts));
}

/** Files that are named and not there: the rest is in the backup. */
export function mediaMissing(files: readonly string[]): string {
  return lines(
    `注意：有 ${files.length} 个文件在 DATA_DIR 里找不到或已损坏，没有备份，请检查 DATA_DIR 写得对不对：`,
    ...files,
  );
}

export const nothingToBackUp =
  '这个编辑部还没有任何数据，没有可备份的；请检查企业 ID、AgentId 和 REDIS_URL（或 DATA_DIR）。';

export function fileIsThere(file: string): string {
  return `${file} 已经有了，没有覆盖。请换一个文件名，或先把它移走。`;
}

/** The desk stands in the new Redis. */
export function restored(counts: BackupCounts, takenAt: string, isRenamed: boolean): string {
  return lines(
    `已恢复 ${takenAt} 的备份，并逐条读回核对过。`,
    ...countLines(counts),
    isRenamed && '换了应用：在聊天里加的群，地址要由管理员重新加一次。',
    '现在可以启动机器人；请不要再启动原来的那一个，否则两边各办各的。',
  );
}

export function notRestored(refused: NotRestored, file: string): string {
  switch (refused.why) {
    case 'unreadable':
      return `读不到文件“${file}”：请检查文件名，以及是否有权读取。`;
    case 'broken':
      return `文件“${file}”不是完整的备份：可能没有传完，或者被改动过。什么也没有恢复，请换一份备份。`;
    case 'newer':
      return `文件“${file}”里有这个版本不认识的内容。什么也没有恢复，请用备份时的版本或更新的版本恢复。`;
    case 'other-desk':
      return lines(
        `备份的是编辑部 ${refused.carried}，现在配置的是 ${refused.configured}（企业 ID:AgentId）。什么也没有恢复。`,
        `请检查 .env；确实换了应用，请加上 --as ${refused.configured}。`,
      );
    case 'not-durable':
      return lines('这个 Redis 的设置会丢稿，什么也没有恢复，请改好再恢复：', ...refused.missing);
    case 'running':
      return '机器人正在这个 Redis 上运行。什么也没有恢复，请先停掉机器人。';
    case 'in-use':
      return '这个 Redis 里已经有这个编辑部的数据，恢复会把两份混在一起。什么也没有恢复，请换一个空的 Redis（没有 REDIS_URL 时换一个 DATA_DIR）。';
    case 'not-the-same':
      return '写进去的和读回来的不一样，已经撤回，什么也没有恢复。请检查 Redis 的内存和 DATA_DIR 的空间，再试一次。';
  }
}

/** `--as` names the desk that is configured, so that nobody renames one by mistake. */
export function notTheConfigured(given: string, configured: string): string {
  return `--as 后面要写现在配置的编辑部 ${configured}（企业 ID:AgentId），您写的是 ${given}。什么也没有恢复。`;
}

function countLines(counts: BackupCounts): string[] {
  const { submissions, entries, issues, archived, documents, facts, messages, letters, media } = counts;
  return [
    `来稿 ${submissions} 篇，稿件 ${entries} 篇，期 ${issues} 期，存档 ${archived} 期；连同卡片、人员等共 ${documents} 份记录。`,
    `经过 ${facts} 条，还没处理的消息 ${messages} 条，还没发出的通知 ${letters} 条，图片和 Word 文件 ${media} 个。`,
  ];
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
