// A program that reads a log beside its owner, or where there is none, and prints how many captured requests it sees.
// Arguments: URL of the bundle with openLog, folder.
const [openLogUrl, folder] = process.argv.slice(2);
const { openLog } = await import(openLogUrl);
const opened = await openLog({ folder, mode: 'read', program: 'child' });
if (!opened.ok) console.log(`refused ${opened.problem.message}`);
else {
  const captures = await opened.log.captures({ kind: 'all' }, 0, 1000);
  const page = await opened.log.activityPage({ kind: 'all' }, 'all', 0, 10);
  console.log(`captures ${captures.length} of ${page.total}`);
  await opened.log.close();
}
