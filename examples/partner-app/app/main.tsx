import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './app.css';

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
