import { nodeProject } from '../scripts/testing/projects.ts';

export default nodeProject('examples', ['*/**/*.test.ts']);
